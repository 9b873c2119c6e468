using System.Reflection;
using System.Runtime.CompilerServices;
using CimKit.Foundation;
using Xunit;

namespace CimKit.Tests.Architecture;

public sealed class PublicTypeRules
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly IReadOnlyList<Type> Types = typeof(Require).Assembly.GetExportedTypes();

    [Fact]
    public void PublicProperties_HaveNoPublicSetter() => Assert.Empty(
        from type in Types
        where !IsTorchModule(type)
        from property in type.GetProperties(Declared)
        where property.SetMethod is { IsPublic: true } setter && !IsInitOnly(setter)
        select $"{type.FullName}.{property.Name}");

    [Fact]
    public void PublicFields_AreConstantsOrEnumMembers() => Assert.Empty(
        from type in Types
        where !type.IsEnum
        from field in type.GetFields(Declared)
        where !field.IsLiteral
        select $"{type.FullName}.{field.Name}");

    [Fact]
    public void StaticFields_AreNotWrittenAfterStart() => Assert.Empty(
        from type in typeof(Require).Assembly.GetTypes()
        where type.Namespace?.StartsWith("CimKit", StringComparison.Ordinal) == true
            && type.GetCustomAttribute<CompilerGeneratedAttribute>() is null
            && !type.Namespace.StartsWith("CimKit.Neural.Runtime", StringComparison.Ordinal)
        from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        where !field.IsLiteral && !field.IsInitOnly && field.GetCustomAttribute<CompilerGeneratedAttribute>() is null
        select $"{type.FullName}.{field.Name}");

    [Fact]
    public void PublicCollections_AreReadOnlyTypes() => Assert.Empty(
        from type in Types
        where !IsTorchModule(type)
        from property in type.GetProperties(Declared)
        where property.PropertyType.IsGenericType
            && property.PropertyType.GetGenericTypeDefinition() is var generic
            && (generic == typeof(List<>) || generic == typeof(Dictionary<,>) || generic == typeof(IList<>))
        select $"{type.FullName}.{property.Name}");

    [Fact]
    public void PhysicalNumbers_CarryTheirUnit() => Assert.Empty(
        from type in Types
        where type.Namespace != "CimKit.Foundation"
        from property in type.GetProperties(Declared)
        where property.PropertyType == typeof(double) || property.PropertyType == typeof(double?)
        where property.GetIndexParameters().Length == 0 && !HasUnit(type, property)
        select $"{type.FullName}.{property.Name}");

    [Fact]
    public void PublicClasses_AreSealedAbstractOrStatic() => Assert.Empty(
        from type in Types
        where type.IsClass && !type.IsSealed && !type.IsAbstract && !IsTorchModule(type) && !IsDelegate(type)
        select type.FullName);

    private static bool HasUnit(Type type, PropertyInfo property) =>
        property.GetCustomAttribute<UnitAttribute>() is not null
        || type.GetConstructors().SelectMany(constructor => constructor.GetParameters())
            .Any(parameter => parameter.Name == property.Name && parameter.GetCustomAttribute<UnitAttribute>() is not null)
        || type.GetInterfaces().SelectMany(face => face.GetProperties())
            .Any(declared => declared.Name == property.Name && declared.GetCustomAttribute<UnitAttribute>() is not null);

    private static bool IsInitOnly(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static bool IsDelegate(Type type) => typeof(Delegate).IsAssignableFrom(type);

    private static bool IsTorchModule(Type type)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            if (parent.Namespace?.StartsWith("TorchSharp", StringComparison.Ordinal) == true)
                return true;
        }
        return false;
    }
}
