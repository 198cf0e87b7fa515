using System.Collections.Immutable;
using System.Security.Cryptography;
using PrisonOps.Ports;
using PrisonOps.Ports.People;
using PrisonOps.Ports.Units;
using PrisonOps.Web.People;

namespace PrisonOps.Silo.Estate;

/// <summary>
/// Makes the accounts of an estate and writes their first passwords into a file that only its owner can read: the one place where they are told.
/// </summary>
internal sealed class EstatePeopleSeeder(IPeopleStore people, Accounts accounts)
{
    private const string Header = "user\tpassword\troles";
    private static readonly UnitScope Scope = UnitScope.Everything;

    public async Task<int> Seed(ImmutableArray<EstatePerson> persons, IReadOnlyDictionary<string, UnitRow> units, string path, CancellationToken cancellationToken)
    {
        Dictionary<string, string> lines = ReadLines(path);
        int created = 0;
        foreach (EstatePerson person in persons)
        {
            if (await Find(person.UserName, cancellationToken) is { } account)
            {
                lines.TryAdd(person.UserName, $"{person.UserName}\t(set before)\t{Roles(person)}");
                await Assign(person, account, units, cancellationToken);
                continue;
            }

            string password = MakePassword();
            NewAccount made = EstateSeeder.Done(
                await accounts.Create(Actor.Grid, units[person.Roles[0].Unit].Place, person.UserName, person.DisplayName, password, cancellationToken), $"person {person.UserName}");
            lines[person.UserName] = $"{person.UserName}\t{password}\t{Roles(person)}";

            // Before the roles: an account whose password nobody knows would be of no use after a crash here.
            WriteLines(path, lines.Values);
            await Assign(person, new(made.Id, person.UserName, person.DisplayName, false, null, default, [], 0), units, cancellationToken);
            created++;
        }

        WriteLines(path, lines.Values);
        return created;
    }

    private async Task<AccountListItem?> Find(string userName, CancellationToken cancellationToken)
    {
        string? after = null;
        do
        {
            Page<AccountListItem> page = await people.ListAccounts(Scope, userName, after, 100, cancellationToken);
            if (page.Rows.FirstOrDefault(account => account.UserName == userName) is { } found)
                return found;
            after = page.Next;
        }
        while (after is not null);

        return null;
    }

    private async Task Assign(EstatePerson person, AccountListItem account, IReadOnlyDictionary<string, UnitRow> units, CancellationToken cancellationToken)
    {
        foreach (EstateRole role in person.Roles)
        {
            int unit = units[role.Unit].Id;
            if (account.Assignments.Any(held => held.RoleCode == role.Role && held.Place.Unit == unit))
                continue;

            EstateSeeder.Done(
                await accounts.Assign(Actor.Grid, Scope, account.Id, role.Role, unit, null, cancellationToken), $"person {person.UserName}: role {role.Role} in {role.Unit}");
        }
    }

    private static string Roles(EstatePerson person) => string.Join(", ", person.Roles.Select(role => $"{role.Role} in {role.Unit}"));

    /// <summary>Three classes, as the policy asks, and no letters that are taken for one another when typed from a screen.</summary>
    private static string MakePassword() =>
        $"{RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZ", 4)}-{RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz", 4)}-{RandomNumberGenerator.GetString("23456789", 4)}";

    private static Dictionary<string, string> ReadLines(string path) =>
        File.Exists(path)
            ? File.ReadLines(path).Skip(1).Where(line => line.Length > 0).ToDictionary(line => line.Split('\t')[0], StringComparer.Ordinal)
            : new(StringComparer.Ordinal);

    private static void WriteLines(string path, IEnumerable<string> lines)
    {
        string draft = $"{path}.new";
        FileStreamOptions owned = new() { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            owned.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        using (StreamWriter writer = new(draft, owned))
        {
            foreach (string line in lines.Prepend(Header))
                writer.WriteLine(line);
        }

        File.Move(draft, path, overwrite: true);
    }
}
