namespace PrisonOps.Tests.Pictures;

/// <summary>One way in which a fault shows, with the clips that show it. The keys are told at the head of Set/forms.txt.</summary>
internal sealed record FaultForm(string Fault, string Name)
{
    public const string Clean = "clean";

    public string Stage { get; private set; } = "";

    public string Onset { get; private set; } = "";

    public string AlsoAccepted { get; private set; } = "";

    public string Graph { get; private set; } = "";

    public string OtherScene { get; private set; } = "";

    public ClipEncoder? Encoder { get; private set; }

    public List<(string Severity, string Scene, string[] Figures)> Clips { get; } = [];

    public static IReadOnlyList<FaultForm> Read(string file)
    {
        var forms = new List<FaultForm>();
        foreach (string line in File.ReadLines(file))
        {
            if (line.Length == 0 || line[0] == '#') continue;

            (string key, string rest) = line.Split(' ', 2) is [var first, var second] ? (first, second.Trim()) : (line, "");
            if (key == "form") forms.Add(rest.Split(' ') is [var fault, var name] ? new(fault, name) : throw new FormatException($"A form has a fault and a name: {line}"));
            else forms[^1].Take(key, rest);
        }

        return forms;
    }

    private void Take(string key, string value)
    {
        switch (key)
        {
            case "stage": Stage = value; break;
            case "onset": Onset = value; break;
            case "also": AlsoAccepted = value; break;
            case "graph": Graph = value; break;
            case "other": OtherScene = value; break;
            case "encode": Encoder = ClipEncoder.Parse(value); break;
            case "clip":
                string[] cells = value.Split(' ');
                Clips.Add((cells[0], cells[1], cells.Length > 2 ? cells[2].Split(',') : []));
                break;
            default: throw new FormatException($"'{key}' of the form {Fault} {Name} is not known; stage, onset, also, encode, graph, other and clip are.");
        }
    }
}
