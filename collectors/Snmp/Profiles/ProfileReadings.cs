using System.Collections.Immutable;
using PrisonOps.Collectors.Snmp.Devices;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Profiles;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Collectors.Snmp.Profiles;

/// <summary>Turns a snapshot into the quantities that a plan speaks of. Pure: the same snapshot gives the same readings in the same order.</summary>
internal static class ProfileReadings
{
    public static void Add(ReadingList list, ProfilePlan plan, SnmpSnapshot snapshot)
    {
        foreach (SnmpReading reading in plan.Readings) Add(list, reading, snapshot);
        foreach (SnmpSpace space in plan.Spaces) Add(list, space, snapshot);
    }

    private static void Add(ReadingList list, SnmpReading reading, SnmpSnapshot snapshot)
    {
        foreach ((string row, SnmpValue value) in snapshot.Rows(reading.Value))
        {
            if (!Admitted(reading.Where, snapshot, row) || reading.Skip.Contains(value.Text, StringComparer.OrdinalIgnoreCase)) continue;
            if (Number(reading, value) is not { } raw) continue;

            double exponent = reading.ScaleExponent is { } column ? snapshot.Find(column, row)?.AsNumber ?? 0 : 0;
            double converted = Convert((raw * reading.Scale * Math.Pow(10, exponent)) + reading.Offset, reading.Conversion);
            if (!double.IsFinite(converted) || converted < reading.Min || converted > reading.Max) continue;

            ReadingState? state = reading.States.FirstOrDefault(known => known.Value == converted);
            list.Take(
                new DeviceReading(
                    new(reading.Quantity, Label(reading.Label, snapshot, row), converted, reading.Unit, KindOf(reading.Kind, value.Type)),
                    reading.Value.Column, state, row)
                {
                    By = reading,
                });
        }
    }

    private static void Add(ReadingList list, SnmpSpace space, SnmpSnapshot snapshot)
    {
        ColumnReference leading = space.Used ?? space.Percent ?? space.Free!;
        foreach ((string row, SnmpValue _) in snapshot.Rows(leading))
        {
            if (!Admitted(space.Where, snapshot, row)) continue;

            double octets = space.Octets * (space.OctetsColumn is { } column ? snapshot.Find(column, row)?.AsNumber ?? 0 : 1);
            double? used = Octets(space.Used), free = Octets(space.Free), total = Octets(space.Total) ?? used + free;
            double? share = (used ?? total - free) / total ?? Read(space.Percent) / 100;
            string label = Label(space.Label, snapshot, row);
            if (share is not { } ratio || !double.IsFinite(ratio) || total <= 0) continue;

            list.Take(new(new($"{space.Quantity}.used", label, ratio, "ratio", QuantityKind.Gauge), leading.Column, null, row));
            if (total is { } all)
                list.Take(new(new($"{space.Quantity}.total", label, all, "By", QuantityKind.Gauge), (space.Total ?? leading).Column, null, row));

            double? Read(ColumnReference? reference) =>
                reference is not null && snapshot.Find(reference, row)?.AsNumber is { } number && double.IsFinite(number) ? number : null;

            double? Octets(ColumnReference? reference) => Read(reference) * octets;
        }
    }

    private static bool Admitted(ImmutableArray<ReadingCondition> conditions, SnmpSnapshot snapshot, string row)
    {
        foreach (ReadingCondition condition in conditions)
        {
            string? found = condition.Column is { } column ? snapshot.Find(column, row)?.Text : condition.Arc == 0 ? row : Arc(row, condition.Arc);
            if (!condition.Admits(found)) return false;
        }

        return true;
    }

    /// <summary>Null when the text is none of the known ones, or the pattern does not match.</summary>
    private static double? Number(SnmpReading reading, SnmpValue value)
    {
        if (reading.TextStates.Count > 0) return reading.TextStates.TryGetValue(value.Text.ToUpperInvariant(), out int state) ? state : null;
        if (reading.Pattern is null) return double.IsNaN(value.AsNumber) ? null : value.AsNumber;

        var match = reading.Pattern.Match(value.Text);
        string found = match.Groups.Count > 1 ? match.Groups[1].Value : match.Value;
        return match.Success && double.TryParse(found, System.Globalization.CultureInfo.InvariantCulture, out double number) ? number : null;
    }

    private static double Convert(double value, ReadingConversion conversion) => conversion switch
    {
        ReadingConversion.MilliwattToDbm => 10 * Math.Log10(value),
        ReadingConversion.Fahrenheit => (value - 32) * 5 / 9,
        ReadingConversion.Complement => 1 - value,
        _ => value,
    };

    private static QuantityKind KindOf(QuantityKind wanted, SnmpType type) => (wanted, type) switch
    {
        (QuantityKind.Counter32 or QuantityKind.Counter64, SnmpType.Counter64) => QuantityKind.Counter64,
        (QuantityKind.Counter32 or QuantityKind.Counter64, _) => QuantityKind.Counter32,
        _ => wanted,
    };

    private static string Label(LabelTemplate template, SnmpSnapshot snapshot, string row)
    {
        if (template.Parts is [{ Text: { } only }]) return only;

        return string.Concat(template.Parts.Select(part =>
            part.Text ?? (part.Column is { } column ? snapshot.Find(column, row)?.Text ?? "" : part.Arc == 0 ? row : Arc(row, part.Arc)))).Trim();
    }

    private static string Arc(string row, int place)
    {
        string[] arcs = row.Split('.');
        int at = place > 0 ? place - 1 : arcs.Length + place;
        return at >= 0 && at < arcs.Length ? arcs[at] : "";
    }
}
