namespace PrisonOps.Ports.Http;

/// <summary>How a request ended. A status such as 500 is an answer.</summary>
public enum HttpOutcome
{
    Answered = 0,
    Timeout = 1,

    /// <summary>No address, no route, no port, or the connection broke.</summary>
    Unreachable = 2,

    /// <summary>Our credentials were refused, or are held back after repeated refusals.</summary>
    Unauthorised = 3,

    /// <summary>What came back is no HTTP, no TLS, or more than is read.</summary>
    Malformed = 4,

    /// <summary>The certificate is not trusted, so the credentials were not sent.</summary>
    Untrusted = 5,
}
