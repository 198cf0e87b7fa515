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
    private static readonly ImmutableSortedDictionary<string, (PropertyInfo Property, LimitBounds Bounds)> Known = Find();

    public static ImmutableArray<LimitBounds> All { get; } = [.. Known.Values.Select(known => known.Bounds)];

    /// <summary>Null when the draft names a limit and its value is allowed.</summary>
    public static (string Field, Refusal Refusal)? Check(LimitDraft draft)
    {
        if (!Known.TryGetValue(draft.Limit, out (PropertyInfo, LimitBounds Bounds) known)) return ("limit", Refusals.OneOf(draft.Limit, Known.Keys));

        LimitBounds bounds = known.Bounds;
        if (!double.IsFinite(draft.Value) || draft.Value < bounds.Min || draft.Value > bounds.Max) return ("value", Refusals.Range(draft.Value, bounds.Min, bounds.Max));
        return bounds.IsWhole && draft.Value != Math.Truncate(draft.Value)
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

    private static ImmutableSortedDictionary<string, (PropertyInfo, LimitBounds)> Find()
    {
        var found = ImmutableSortedDictionary.CreateBuilder<string, (PropertyInfo, LimitBounds)>(StringComparer.Ordinal);
        foreach (PropertyInfo property in typeof(PictureLimits).GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetCustomAttribute<RangeAttribute>() is not { } range || !property.CanWrite) continue;

            string name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            found[name] = (property, new(
                name, Number(property.GetValue(PictureLimits.Default)!), Number(range.Minimum), Number(range.Maximum), property.PropertyType == typeof(int)));
        }

        return found.ToImmutable();
    }

    private static double Number(object value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);
}
