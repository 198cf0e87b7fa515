namespace PrisonOps.Ports.Topology;

/// <param name="ContentType">image/png, image/jpeg or image/webp, as the bytes say.</param>
public sealed record TopologyPicture(Guid Id, string ContentType, byte[] Bytes)
{
    public const int BytesMax = 4 << 20;
}
