using System.Net;
using PrisonOps.Ports.Cameras.Workers;

namespace PrisonOps.Decoder.Workers;

/// <summary>FFmpeg takes credentials in the address only. It is put together here, in the worker's memory, and nowhere else.</summary>
internal static class StreamUrl
{
    /// <summary>FFmpeg keeps "user:password", percent-encoded, in 128 bytes with its end, and cuts what is longer without a word.</summary>
    private const int CredentialBytesMax = 127;

    private static readonly string[] Schemes = ["rtsp://", "rtsps://"];

    public static bool TryBuild(WorkerRequest request, out string url, out string problem)
    {
        (url, problem) = (request.Url, "");
        if (request.Transport == WorkerTransport.File) return true;
        if (Array.Find(Schemes, scheme => request.Url.StartsWith(scheme, StringComparison.Ordinal)) is not { } scheme)
        {
            problem = $"The address {request.Url} does not begin with {string.Join(" or ", Schemes)}.";
            return false;
        }

        if (string.IsNullOrEmpty(request.UserName)) return true;
        string credentials = $"{Uri.EscapeDataString(request.UserName)}:{Uri.EscapeDataString(request.Password ?? "")}";
        if (credentials.Length > CredentialBytesMax)
        {
            problem = $"User name and password are {credentials.Length} bytes long when they are percent-encoded; at most {CredentialBytesMax} are allowed.";
            return false;
        }

        url = $"{scheme}{credentials}@{request.Url[scheme.Length..]}";
        return true;
    }

    /// <summary>Null for a file and for a host that is no number.</summary>
    public static IPEndPoint? EndPointOf(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out Uri? address) && address.Port > 0 && IPAddress.TryParse(address.DnsSafeHost, out IPAddress? number)
            ? new(number, address.Port)
            : null;
}
