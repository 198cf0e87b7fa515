using PrisonOps.Ports.Cameras.Workers;

namespace PrisonOps.Decoder.Workers;

/// <summary>FFmpeg takes credentials in the address only. It is put together here, in the worker's memory, and nowhere else.</summary>
internal static class StreamUrl
{
    /// <summary>FFmpeg keeps "user:password", percent-encoded, in 128 bytes with its end, and cuts what is longer without a word.</summary>
    private const int CredentialBytesMax = 127;

    private const string Scheme = "rtsp://";

    public static bool TryBuild(WorkerRequest request, out string url, out string problem)
    {
        (url, problem) = (request.Url, "");
        if (request.Transport == WorkerTransport.File) return true;
        if (!request.Url.StartsWith(Scheme, StringComparison.Ordinal))
        {
            problem = $"The address {request.Url} does not begin with {Scheme}.";
            return false;
        }

        if (string.IsNullOrEmpty(request.UserName)) return true;
        string credentials = $"{Uri.EscapeDataString(request.UserName)}:{Uri.EscapeDataString(request.Password ?? "")}";
        if (credentials.Length > CredentialBytesMax)
        {
            problem = $"User name and password are {credentials.Length} bytes long when they are percent-encoded; at most {CredentialBytesMax} are allowed.";
            return false;
        }

        url = $"{Scheme}{credentials}@{request.Url[Scheme.Length..]}";
        return true;
    }
}
