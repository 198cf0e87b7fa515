namespace PrisonOps.Web.Feed;

/// <summary>A frame as UTF-8 JSON, made once and shared by everybody who needs the same step.</summary>
internal sealed class SerializedFrame(byte[] json)
{
    public ReadOnlySpan<byte> Json => json;
}
