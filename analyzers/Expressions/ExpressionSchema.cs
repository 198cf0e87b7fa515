using System.Collections.Immutable;

namespace PrisonOps.Analyzers.Expressions;

/// <summary>The fields that expressions about one kind of thing may use.</summary>
public sealed class ExpressionSchema
{
    private readonly Dictionary<string, ExpressionField> byName = new(StringComparer.OrdinalIgnoreCase);

    public ExpressionSchema(ImmutableArray<ExpressionField> fields)
    {
        Fields = fields;
        foreach (ExpressionField field in fields)
        {
            byName.Add(field.Name, field);
            foreach (string other in field.Other) byName.Add(other, field);
        }
    }

    public ImmutableArray<ExpressionField> Fields { get; }

    public ExpressionField? Find(string name) => byName.GetValueOrDefault(name);
}
