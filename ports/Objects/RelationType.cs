namespace PrisonOps.Ports.Objects;

/// <summary>The relation types of requirement 8.1.2-b.1 and spec model 3. Hosted-by, runs-on and member-of are acyclic. Append-only.</summary>
public enum RelationType
{
    HostedBy = 1,
    RunsOn = 2,
    DependsOn = 3,
    ConnectedTo = 4,
    MemberOf = 5,
    PoweredBy = 6,
    RedundantWith = 7,
}
