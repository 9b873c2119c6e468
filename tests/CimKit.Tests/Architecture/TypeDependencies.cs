using Mono.Cecil;
using Mono.Cecil.Cil;

namespace CimKit.Tests.Architecture;

/// <summary>What each type of an assembly names: in signatures, attributes and method bodies.</summary>
internal static class TypeDependencies
{
    public static AssemblyDefinition Open(Type member) => AssemblyDefinition.ReadAssembly(member.Assembly.Location);

    public static IEnumerable<TypeDefinition> Types(AssemblyDefinition assembly) =>
        assembly.MainModule.Types.Where(type => type.Namespace.StartsWith("CimKit", StringComparison.Ordinal));

    public static HashSet<(string Namespace, string Name)> Of(TypeDefinition type)
    {
        var found = new HashSet<(string, string)>();
        foreach (var part in WithNested(type))
        {
            Add(found, part.BaseType);
            foreach (var face in part.Interfaces)
                Add(found, face.InterfaceType);
            foreach (var attribute in part.CustomAttributes)
                Add(found, attribute.AttributeType);
            foreach (var field in part.Fields)
                Add(found, field.FieldType);
            foreach (var method in part.Methods)
                AddMethod(found, method);
        }
        return found;
    }

    public static IEnumerable<MethodReference> Calls(TypeDefinition type) =>
        WithNested(type).SelectMany(part => part.Methods).Where(method => method.HasBody)
            .SelectMany(method => method.Body.Instructions).Select(instruction => instruction.Operand).OfType<MethodReference>();

    public static IEnumerable<TypeReference> Flatten(TypeReference? reference)
    {
        if (reference is null)
            yield break;
        yield return reference;
        if (reference is GenericInstanceType generic)
        {
            foreach (var argument in generic.GenericArguments.SelectMany(Flatten))
                yield return argument;
        }
        if (reference is TypeSpecification specification)
        {
            foreach (var inner in Flatten(specification.ElementType))
                yield return inner;
        }
    }

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) =>
        type.NestedTypes.SelectMany(WithNested).Prepend(type);

    private static void AddMethod(HashSet<(string, string)> found, MethodDefinition method)
    {
        Add(found, method.ReturnType);
        foreach (var parameter in method.Parameters)
            Add(found, parameter.ParameterType);
        if (!method.HasBody)
            return;
        foreach (var variable in method.Body.Variables)
            Add(found, variable.VariableType);
        foreach (var instruction in method.Body.Instructions)
            AddOperand(found, instruction);
    }

    private static void AddOperand(HashSet<(string, string)> found, Instruction instruction)
    {
        switch (instruction.Operand)
        {
            case TypeReference type:
                Add(found, type);
                break;
            case MemberReference member:
                Add(found, member.DeclaringType);
                break;
        }
    }

    private static void Add(HashSet<(string, string)> found, TypeReference? reference)
    {
        foreach (var type in Flatten(reference))
        {
            var outer = type;
            while (outer.DeclaringType is not null)
                outer = outer.DeclaringType;
            if (outer.Namespace.Length > 0)
                found.Add((outer.Namespace, outer.Name));
        }
    }
}
