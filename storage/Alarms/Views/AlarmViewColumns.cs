using Npgsql;
using PrisonOps.Ports.Alarms.Views;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Alarms.Views;

/// <summary>The columns of a saved view, in the order in which they are read.</summary>
internal static class AlarmViewColumns
{
    public const string All =
        "v.id, v.unit_id, v.province, v.prison, v.owner_id, v.owner, v.name, v.query, v.shared, v.count_max, v.revision, v.tell_after_minutes";

    /// <summary>How many they are: the first column behind them.</summary>
    public const int Count = 12;

    public static AlarmView Read(NpgsqlDataReader reader) => new(
        reader.GetGuid(0), reader.GetPlace(1), reader.GetGuid(4), reader.GetString(5),
        new(reader.GetString(6), reader.GetString(7), reader.GetBoolean(8), reader.GetOptional<int>(9), reader.GetOptional<int>(11)), reader.GetInt64(10));
}
