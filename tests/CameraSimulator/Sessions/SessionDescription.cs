using PrisonOps.Tests.CameraSimulator.Clips;

namespace PrisonOps.Tests.CameraSimulator.Sessions;

/// <summary>The SDP of a clip.</summary>
internal static class SessionDescription
{
    public const int DynamicPayload = 96;
    public const int JpegPayload = 26;

    public static string Of(CodedClip clip, CameraBehaviour behaviour) =>
        $"v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=camera\r\nc=IN IP4 0.0.0.0\r\nt=0 0\r\na=control:*\r\n{Medium(clip, behaviour)}a=control:track\r\n";

    private static string Medium(CodedClip clip, CameraBehaviour behaviour)
    {
        if (behaviour.HasSoundOnly) return "m=audio 0 RTP/AVP 0\r\n";
        if (behaviour.DescribedCodec is { } other) return $"m=video 0 RTP/AVP {DynamicPayload}\r\na=rtpmap:{DynamicPayload} {other}/90000\r\n";
        if (clip.Codec == ClipCodec.Mjpeg) return $"m=video 0 RTP/AVP {JpegPayload}\r\n";
        string name = clip.Codec switch { ClipCodec.H264 => "H264", ClipCodec.H265 => "H265", _ => "MP4V-ES" };
        string format = (clip.Codec, behaviour.HasParameterSets) switch
        {
            (ClipCodec.H264, true) => $"packetization-mode=1;sprop-parameter-sets={string.Join(',', clip.ParameterSets.Select(Convert.ToBase64String))}",
            (ClipCodec.H264, false) => "packetization-mode=1",
            (ClipCodec.H265, true) => $"sprop-vps={SetsOf(clip, 32)};sprop-sps={SetsOf(clip, 33)};sprop-pps={SetsOf(clip, 34)}",
            _ => "profile-level-id=1",
        };
        return $"m=video 0 RTP/AVP {DynamicPayload}\r\na=rtpmap:{DynamicPayload} {name}/90000\r\na=fmtp:{DynamicPayload} {format}\r\n";
    }

    private static string SetsOf(CodedClip clip, int type) =>
        string.Join(',', clip.ParameterSets.Where(unit => ((unit[0] >> 1) & 63) == type).Select(Convert.ToBase64String));
}
