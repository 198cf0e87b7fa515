using System.Collections.Immutable;
using System.Globalization;
using PrisonOps.Ports.Databases;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Profiles;
using PrisonOps.Silo.Standard.Protocols;

namespace PrisonOps.Silo.Standard;

/// <summary>Reads one file of standard/profiles/database. docs/profiles.md explains the keys.</summary>
internal static class DatabaseProfileFile
{
    private static readonly string[] ReadingBegins = ["select ", "show ", "with "];

    /// <summary>What the profile inherits is not in it yet.</summary>
    /// <exception cref="YamlFileException">With file and line of everything that is wrong.</exception>
    public static ProtocolDraft<DatabaseProfile> Read(string path)
    {
        YamlFile file = YamlFile.Read(path);
        YamlMap root = file.Root("engine", "extends", "vendor", "evidence", "match", "session", "statements");
        if (!root.Has("engine")) root.Complain("'engine' is missing");
        ImmutableArray<string> session = [.. root.Texts("session")];
        foreach (string sql in session.Where(sql => !IsOne(sql, ["set "]))) root.Complain($"'{sql}' must be one statement that begins with set");

        var profile = new DatabaseProfile(
            Path.GetFileNameWithoutExtension(path),
            root.Choice("engine", DatabaseEngine.Postgresql),
            root.OptionalText("vendor"),
            root.Choice("evidence", ProfileEvidence.Facts),
            0,
            root.Parsed(root.Text("match"), ProfilePattern.Of),
            session,
            [.. root.Maps("statements", "name", "sql", "since", "until", "pivot", "every", "none", "readings").Select(Statement)]);
        file.ThrowIfFaulty();
        return new(path, profile.Name, profile, root.OptionalText("extends"));
    }

    /// <summary>Session statements are those of the profile or, without any, of its parent; of the others those of the same name are replaced.</summary>
    public static DatabaseProfile Inherit(DatabaseProfile own, DatabaseProfile given, List<string> complaints)
    {
        if (own.Engine != given.Engine) complaints.Add($"{own.Name}.yaml:1: extends '{given.Name}', which is no profile of the same engine");
        return own with
        {
            Vendor = own.Vendor ?? given.Vendor,
            Generation = given.Generation + 1,
            Session = own.Session.IsEmpty ? given.Session : own.Session,
            Statements = [.. given.Statements.Where(theirs => own.Statements.All(mine => mine.Name != theirs.Name)), .. own.Statements],
        };
    }

    /// <summary>A statement without SQL says that the profile does not read what its parent reads; nothing inherits after this.</summary>
    public static DatabaseProfile Whole(DatabaseProfile profile) =>
        profile with { Statements = [.. profile.Statements.Where(statement => !statement.Sql.IsEmpty)] };

    private static DatabaseStatement Statement(YamlMap map)
    {
        ImmutableArray<string> sql = [.. map.Texts("sql")];
        bool isPivot = map.YesNo("pivot"), isTakenOut = map.YesNo("none");
        if (sql.IsEmpty != isTakenOut) map.Complain("a statement has sql, or none: yes to read nothing of what its parent reads");
        if (sql.Length > 1 && !isPivot) map.Complain("only with pivot: yes there may be several statements");
        foreach (string one in sql.Where(one => !IsOne(one, ReadingBegins))) map.Complain($"'{one}' must be one statement that begins with select, show or with");
        return new(
            map.Text("name"), sql, Number(map, "since"), Number(map, "until"), isPivot,
            map.Duration("every", TimeSpan.Zero, TimeSpan.FromDays(1), TimeSpan.Zero),
            [.. map.Maps("readings", "quantity", "column", "over", "from-one", "scale", "unit", "kind", "label", "text-states").Select(Reading)]);
    }

    private static DatabaseReading Reading(YamlMap map)
    {
        var states = ImmutableDictionary.CreateBuilder<string, double>(StringComparer.OrdinalIgnoreCase);
        foreach ((string text, string number) in map.Pairs("text-states"))
        {
            if (double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)) states[text] = value;
            else map.Complain($"'{text}: {number}' of 'text-states' is not of the form TEXT: NUMBER");
        }

        return new(
            map.Text("quantity"), map.Text("column"), map.OptionalText("over"), map.YesNo("from-one"), map.Real("scale", 1), map.OptionalText("unit") ?? "1",
            map.Choice("kind", QuantityKind.Gauge), [.. map.Texts("label")], states.ToImmutable());
    }

    /// <summary>One statement, so that nothing can follow what looks harmless.</summary>
    private static bool IsOne(string sql, string[] begins) =>
        !sql.Contains(';', StringComparison.Ordinal) && begins.Any(begin => sql.StartsWith(begin, StringComparison.OrdinalIgnoreCase));

    private static Version? Number(YamlMap map, string key)
    {
        if (map.OptionalText(key) is not { } text) return null;
        string[] parts = text.Split('.');
        int[] numbers = [.. parts.Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1)];
        if (numbers.Length <= 3 && numbers.All(number => number >= 0))
            return new(numbers[0], numbers.ElementAtOrDefault(1), numbers.ElementAtOrDefault(2));

        map.Complain($"{key} '{text}' is no version of one to three numbers");
        return null;
    }
}
