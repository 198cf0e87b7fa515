namespace PrisonOps.Web.Wire;

public sealed record DecoderStatus(bool Available, string Detail, int Workers, int Queued);
