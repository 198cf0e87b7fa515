using System.Runtime.InteropServices;

namespace PrisonOps.Decoder.Boundary;

/// <summary><c>keyframes_picture</c>: 96 bytes, as the native side asserts.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativePicture
{
    public byte* Y;
    public byte* U;
    public byte* V;
    public long PtsUs;
    public long ArrivedUs;
    public long Packets;
    public long Bytes;
    public long KeyBytes;
    public int YStride;
    public int UStride;
    public int VStride;
    public int Width;
    public int Height;
    public int ChromaWidth;
    public int ChromaHeight;
    public NativePictureFlags Flags;
}
