namespace PrisonOps.Silo.Scenarios;

/// <summary>One expectation that did not hold.</summary>
/// <param name="At">Of the story's clock.</param>
internal sealed record ScenarioFailure(int Step, long Line, TimeSpan At, string What, string Expected, string Got)
{
    public override string ToString() => $"step {Step} (line {Line}, {At} into the story), {What}: expected {Expected}; got {Got}";
}
