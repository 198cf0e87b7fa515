namespace PrisonOps.Collectors.Notices.Gsm;

/// <summary>What a modem answered instead of doing it.</summary>
internal sealed class ModemException(string message) : Exception(message);
