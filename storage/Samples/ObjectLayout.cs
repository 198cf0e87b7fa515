using System.Collections.Immutable;
using Npgsql;
using PrisonOps.Ports.Samples;

namespace PrisonOps.Storage.Samples;

/// <summary>A layout that an object used: which series stands at which place, from 1 on.</summary>
internal sealed record ObjectLayout(Guid ObjectId, int Layout, ImmutableArray<SeriesName> Series)
{
    public static ObjectLayout Read(NpgsqlDataReader reader)
    {
        (string[] names, string[] instances, string[] units) = (reader.GetFieldValue<string[]>(2), reader.GetFieldValue<string[]>(3), reader.GetFieldValue<string[]>(4));
        return new(reader.GetGuid(0), reader.GetInt32(1), [.. names.Select((name, place) => new SeriesName(name, instances[place], units[place]))]);
    }

    /// <summary>0 when the layout has no such series.</summary>
    public int PlaceOf(string name, string instance)
    {
        for (int place = 0; place < Series.Length; place++)
        {
            if (Series[place].Name == name && Series[place].Instance == instance) return place + 1;
        }

        return 0;
    }
}
