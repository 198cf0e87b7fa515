namespace PrisonOps.Web.Topology;

/// <summary>What a picture is by its first bytes, whatever its sender calls it.</summary>
internal static class PictureType
{
    /// <summary>Null for anything that is not PNG, JPEG or WebP: a drawing that can hold a script among them.</summary>
    public static string? Of(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "image/webp",
        _ => null,
    };
}
