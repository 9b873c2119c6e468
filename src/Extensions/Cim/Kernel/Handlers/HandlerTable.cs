namespace Cim.Kernel.Handlers;

/// <summary>Every request type this kernel answers. A handler is a class without constructor, or with one that takes <see cref="KernelParts"/>.</summary>
internal sealed class HandlerTable
{
    private readonly Dictionary<string, IRequestHandler> _handlers;

    public HandlerTable(KernelParts parts) => _handlers = typeof(HandlerTable).Assembly.GetTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IRequestHandler)))
        .Select(type => Create(type, parts))
        .ToDictionary(handler => handler.RequestType, StringComparer.Ordinal);

    public IRequestHandler? Find(string requestType) => _handlers.GetValueOrDefault(requestType);

    private static IRequestHandler Create(Type type, KernelParts parts) => (IRequestHandler)(
        type.GetConstructor([typeof(KernelParts)]) is null ? Activator.CreateInstance(type) : Activator.CreateInstance(type, parts))!;
}
