using System.Collections.Immutable;
using PrisonOps.Ports.Databases;

namespace PrisonOps.Silo.Standard;

/// <summary>Reads standard/profiles/database: what is read of which product, with what it inherits.</summary>
internal static class DatabaseProfilesFolder
{
    private const int DepthMax = 8;

    /// <param name="complaints">Gets file and line of everything that is wrong in all files.</param>
    public static ImmutableArray<DatabaseProfile> Read(IEnumerable<string> files, List<string> complaints)
    {
        var drafts = new Dictionary<string, DatabaseProfileDraft>();
        foreach (string path in files)
        {
            try
            {
                DatabaseProfileDraft draft = DatabaseProfileFile.Read(path);
                if (!drafts.TryAdd(draft.Profile.Name, draft)) complaints.Add($"{path}:1: another file is called {draft.Profile.Name} too");
            }
            catch (YamlFileException wrong)
            {
                complaints.AddRange(wrong.Complaints);
            }
        }

        return [.. drafts.Values.Select(draft => Whole(Inherit(draft, drafts, complaints, 0)))];
    }

    /// <summary>Session statements are those of the profile or, without any, of its parent; of the others those of the same name are replaced.</summary>
    private static DatabaseProfile Inherit(DatabaseProfileDraft draft, Dictionary<string, DatabaseProfileDraft> drafts, List<string> complaints, int depth)
    {
        DatabaseProfile own = draft.Profile;
        if (draft.Extends is not { } name) return own;

        if (!drafts.TryGetValue(name, out DatabaseProfileDraft? parent) || parent.Profile.Engine != own.Engine || depth == DepthMax)
        {
            complaints.Add($"{draft.Path}:1: extends '{name}', which is no profile of the same engine, or itself");
            return own;
        }

        DatabaseProfile given = Inherit(parent, drafts, complaints, depth + 1);
        return own with
        {
            Vendor = own.Vendor ?? given.Vendor,
            Generation = given.Generation + 1,
            Session = own.Session.IsEmpty ? given.Session : own.Session,
            Statements = [.. given.Statements.Where(theirs => own.Statements.All(mine => mine.Name != theirs.Name)), .. own.Statements],
        };
    }

    private static DatabaseProfile Whole(DatabaseProfile profile) =>
        profile with { Statements = [.. profile.Statements.Where(statement => !DatabaseProfileFile.IsTakenOut(statement))] };
}
