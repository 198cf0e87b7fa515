using System.Collections.Immutable;

namespace PrisonOps.Silo.Standard.Protocols;

/// <summary>Reads the profiles of one protocol with what they inherit.</summary>
internal static class ProtocolFolder
{
    private const int DepthMax = 8;

    /// <summary>The files of one protocol, the added one among them; none when the pack has no such folder.</summary>
    public static IEnumerable<string> Files(string folder, string protocol, AddedProfile? added)
    {
        string own = Path.Combine(folder, protocol);
        IEnumerable<string> files = Directory.Exists(own) ? Directory.EnumerateFiles(own, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal) : [];
        return added?.Protocol == protocol ? [.. files.Where(file => Path.GetFileNameWithoutExtension(file) != added.Name), added.Path] : files;
    }

    /// <param name="inherit">What the first says goes before what the second says.</param>
    public static ImmutableArray<TProfile> Read<TProfile>(
        IEnumerable<string> files, Func<string, ProtocolDraft<TProfile>> read, Func<TProfile, TProfile, TProfile> inherit, List<string> complaints)
    {
        var drafts = new Dictionary<string, ProtocolDraft<TProfile>>();
        foreach (string path in files)
        {
            try
            {
                ProtocolDraft<TProfile> draft = read(path);
                if (!drafts.TryAdd(draft.Name, draft)) complaints.Add($"{path}:1: another file is called {draft.Name} too");
            }
            catch (YamlFileException wrong)
            {
                complaints.AddRange(wrong.Complaints);
            }
        }

        return [.. drafts.Values.Select(draft => Inherited(draft, 0))];

        TProfile Inherited(ProtocolDraft<TProfile> draft, int depth)
        {
            if (draft.Extends is not { } name) return draft.Profile;
            if (!drafts.TryGetValue(name, out ProtocolDraft<TProfile>? parent)) complaints.Add($"{draft.Path}:1: extends '{name}', which is no profile");
            else if (depth == DepthMax) complaints.Add($"{draft.Path}:1: extends more than {DepthMax} profiles in a row, perhaps itself");
            else return inherit(draft.Profile, Inherited(parent, depth + 1));
            return draft.Profile;
        }
    }
}
