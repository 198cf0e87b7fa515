namespace PrisonOps.Ports.Snmp;

/// <summary>How a request ended. Everything but <see cref="Ok"/> is an expected failure, named so that an operator knows where to look.</summary>
public enum SnmpOutcome
{
    Ok = 0,

    /// <summary>Nothing came back. A wrong community looks exactly like this.</summary>
    Timeout = 1,

    /// <summary>The agent refused the user, the password or the level of security; or held back after repeated refusals.</summary>
    Unauthorised = 2,

    /// <summary>The agent says that it is another engine than the one asked, even after it was asked anew.</summary>
    WrongEngine = 3,

    /// <summary>The agent's clock and ours disagree by more than 150 seconds, even after they were compared anew.</summary>
    NotInTimeWindow = 4,

    /// <summary>The agent answered with an error status.</summary>
    AgentError = 5,

    /// <summary>What came back is no SNMP message.</summary>
    Malformed = 6,

    /// <summary>Only answers to questions that were not asked came back.</summary>
    WrongRequestId = 7,

    /// <summary>The answer came from another address than the one asked and was not believed.</summary>
    WrongSource = 8,

    /// <summary>The answer's signature is not the agent's.</summary>
    NotAuthentic = 9,

    /// <summary>The network refused the request before it left.</summary>
    Unreachable = 10,

    /// <summary>Too many requests are waiting for this agent or in all.</summary>
    Overloaded = 11,

    /// <summary>The agent walks in circles: a name was not greater than the one before.</summary>
    NotIncreasing = 12,

    /// <summary>The asker gave up before the agent answered.</summary>
    Cancelled = 13,
}
