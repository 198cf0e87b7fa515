namespace PrisonOps.Ports.Http;

/// <summary>Where the time of a request went. The parts of a connection are null when it was kept from the request before.</summary>
/// <param name="Dns">Until the host had an address.</param>
/// <param name="Connect">From there until the connection was accepted.</param>
/// <param name="Tls">From there until it was enciphered.</param>
/// <param name="FirstByte">From the request to the head of its answer.</param>
/// <param name="Total">From the beginning to the last octet, redirections included.</param>
public readonly record struct HttpTimings(TimeSpan? Dns, TimeSpan? Connect, TimeSpan? Tls, TimeSpan FirstByte, TimeSpan Total);
