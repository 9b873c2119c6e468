using Xunit.Sdk;
using Xunit.v3;

// Each class starts processes of its own; side by side they would only wait for each other's compiler.
[assembly: Parallelization(Mode = ParallelMode.None)]
