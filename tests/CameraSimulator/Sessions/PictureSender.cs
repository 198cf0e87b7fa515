using System.Buffers.Binary;
using PrisonOps.Tests.CameraSimulator.Clips;
using PrisonOps.Tests.CameraSimulator.Rtp;

namespace PrisonOps.Tests.CameraSimulator.Sessions;

/// <summary>Sends the pictures of a clip again and again, each at its time.</summary>
internal sealed class PictureSender(CodedClip clip, CameraBehaviour behaviour, Func<IReadOnlyList<byte[]>, ValueTask> send)
{
    private const int ClockHz = 90_000;
    private const int HeadBytes = 12;

    /// <summary>Time stamps begin anywhere (RFC 3550).</summary>
    private const uint FirstTimeStamp = 0x1234_5678;

    private ushort sequence;

    /// <summary>Ends when the camera hangs up.</summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        await new CameraClock(TimeProvider.System).Reach(behaviour.FirstPacketDelay, cancellationToken);
        var clock = new CameraClock(TimeProvider.System);
        for (int number = 0; ; number++)
        {
            if (number >= behaviour.HangUpAfter) return;
            if (number >= behaviour.StallAfter) await clock.Reach(TimeSpan.FromDays(1), cancellationToken);

            CodedPicture picture = clip.Pictures[(behaviour.FirstPicture + number) % clip.Pictures.Count];
            TimeSpan at = TimeSpan.FromSeconds((double)number / clip.PicturesPerSecond);
            await clock.Reach(at + behaviour.Lateness(number), cancellationToken);
            if (behaviour.IsLeftOut(new(number, picture.IsKey, at))) continue;
            await send([.. Packets(picture, FirstTimeStamp + (uint)Math.Round(at.TotalSeconds * ClockHz))]);
        }
    }

    private IEnumerable<byte[]> Packets(CodedPicture picture, uint timeStamp)
    {
        CodedPicture sent = behaviour.HasParameterSets
            ? picture
            : picture with { Units = [.. picture.Units.Where(unit => !NalUnits.IsParameterSet(clip.Codec, unit))] };
        int type = clip.Codec == ClipCodec.Mjpeg && behaviour.DescribedCodec is null ? SessionDescription.JpegPayload : SessionDescription.DynamicPayload;
        foreach (RtpPayload payload in Payloads.Of(clip.Codec, sent))
        {
            byte[] bytes = behaviour.Damage(payload.Bytes);
            if (bytes.Length == 0)
            {
                sequence++;
                continue;
            }

            byte[] packet = new byte[HeadBytes + bytes.Length];
            packet[0] = 0x80;
            packet[1] = (byte)((payload.IsLast ? 0x80 : 0) | type);
            BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), sequence++);
            BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(4), timeStamp);
            BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(8), 1);
            bytes.CopyTo(packet, HeadBytes);
            yield return packet;
        }
    }
}
