namespace PrisonOps.Ports;

/// <summary>The refusals that many fields share.</summary>
public static class Refusals
{
    public static Refusal Length(int given, int min, int max) =>
        Refusal.Of("length", "{given} characters are given; allowed are {min} to {max}.", ("given", given), ("min", min), ("max", max));

    public static Refusal Range(double given, double min, double max) =>
        Refusal.Of("range", "{given} is given; allowed are {min} to {max}.", ("given", given), ("min", min), ("max", max));

    public static Refusal OneOf(string given, IEnumerable<string> allowed) =>
        Refusal.Of("one-of", "'{given}' is given; allowed are {allowed}.", ("given", given), ("allowed", string.Join(", ", allowed)));

    public static Refusal Passed(DateTimeOffset given) =>
        Refusal.Of("passed", "{given} has passed; a later time is allowed, or none for no end.", ("given", given.ToUniversalTime().ToString("u")));
}
