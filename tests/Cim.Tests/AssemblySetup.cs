using Xunit;

// Each class starts processes of its own; side by side they would only wait for each other's compiler.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
