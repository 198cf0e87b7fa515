using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using PrisonOps.Ports;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Diagnosis;

namespace PrisonOps.Analyzers.Cameras.Diagnosis;

/// <summary>Limits by name: what there is, what is allowed, and how overrides change the limits of one camera, field by field.</summary>
public static class LimitOverrides
{
    private static readonly ImmutableSortedDictionary<string, (PropertyInfo Property, RangeAttribute Range)> Known = Find();

    /// <param name="defaults">What is in force where no override is: what the configuration says.</param>
    public static ImmutableArray<LimitBounds> All(PictureLimits defaults) =>
    [
        .. Known.Select(known => new LimitBounds(
            known.Key, Number(known.Value.Property.GetValue(defaults)!), Number(known.Value.Range.Minimum), Number(known.Value.Range.Maximum),
            IsWhole(known.Value.Property))),
    ];

    /// <summary>Null when the draft names a limit and its value is allowed.</summary>
    public static (string Field, Refusal Refusal)? Check(LimitDraft draft)
    {
        if (!Known.TryGetValue(draft.Limit, out (PropertyInfo Property, RangeAttribute Range) known)) return ("limit", Refusals.OneOf(draft.Limit, Known.Keys));

        (double min, double max) = (Number(known.Range.Minimum), Number(known.Range.Maximum));
        if (!double.IsFinite(draft.Value) || draft.Value < min || draft.Value > max) return ("value", Refusals.Range(draft.Value, min, max));
        return IsWhole(known.Property) && draft.Value != Math.Truncate(draft.Value)
            ? ("value", Refusal.Of("whole-number", "{given} is given; allowed are whole numbers.", ("given", draft.Value)))
            : null;
    }

    /// <param name="overrides">The weakest first: one that comes later wins. Those of another profile, or of limits that are no more, change nothing.</param>
    public static PictureLimits Apply(PictureLimits defaults, ImmutableArray<LimitDraft> overrides, DayProfile profile)
    {
        PictureLimits applied = defaults with { };
        foreach (LimitDraft draft in overrides)
        {
            if ((draft.Profile is { } only && only != profile) || Check(draft) is not null) continue;

            PropertyInfo property = Known[draft.Limit].Property;
            property.SetValue(applied, Convert.ChangeType(draft.Value, property.PropertyType, CultureInfo.InvariantCulture));
        }

        return applied;
    }

    private static ImmutableSortedDictionary<string, (PropertyInfo, RangeAttribute)> Find()
    {
        var found = ImmutableSortedDictionary.CreateBuilder<string, (PropertyInfo, RangeAttribute)>(StringComparer.Ordinal);
        foreach (PropertyInfo property in typeof(PictureLimits).GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.CanWrite && property.GetCustomAttribute<RangeAttribute>() is { } range) found[JsonNamingPolicy.CamelCase.ConvertName(property.Name)] = (property, range);
        }

        return found.ToImmutable();
    }

    private static bool IsWhole(PropertyInfo property) => property.PropertyType == typeof(int);

    private static double Number(object value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);
}
