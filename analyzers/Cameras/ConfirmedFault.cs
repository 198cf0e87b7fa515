namespace PrisonOps.Analyzers.Cameras;

/// <param name="Fault">As the last round that showed it saw it.</param>
/// <param name="Since">Time of the first of the rounds that confirmed it; it stays while the fault does.</param>
/// <param name="Hits">In how many of the last <paramref name="Window"/> rounds that could tell it was seen.</param>
public sealed record ConfirmedFault(PictureFault Fault, DateTimeOffset Since, int Hits, int Window);
