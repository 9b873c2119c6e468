using System.Text.Json.Nodes;
using CimKit.Tests.Architecture;
using Xunit;

namespace CimKit.Tests.Designs.Files;

/// <summary>Compares a rendered schema with its approved file and with what the kit hands out.</summary>
internal static class SchemaApproval
{
    public static void Check(string rendered, string handedOut, params string[] path)
    {
        var approved = Repository.PathTo(["src", "CimKit", .. path]);
        var received = Path.ChangeExtension(approved, ".received.json");
        var isSame = File.Exists(approved) && rendered == File.ReadAllText(approved).ReplaceLineEndings("\n");
        if (!isSame)
            File.WriteAllText(received, rendered);

        Assert.True(isSame, $"The schema changed: compare {Path.GetFileName(received)} with {Path.GetFileName(approved)}.");
        Assert.Equal(rendered, handedOut.ReplaceLineEndings("\n"));
        CheckReferences(JsonNode.Parse(rendered)!);
        File.Delete(received);
    }

    /// <summary>Every reference is to a definition, and every definition is referred to.</summary>
    private static void CheckReferences(JsonNode root)
    {
        var references = new SortedSet<string>(StringComparer.Ordinal);
        Collect(root);
        Assert.Equal(root["$defs"]!.AsObject().Select(definition => $"#/$defs/{definition.Key}").Order(StringComparer.Ordinal), references);

        void Collect(JsonNode? node)
        {
            if (node is JsonObject part && (string?)part["$ref"] is { } reference)
                references.Add(reference);
            foreach (var child in node switch { JsonObject members => members.Select(member => member.Value), JsonArray items => items, _ => [] })
                Collect(child);
        }
    }
}
