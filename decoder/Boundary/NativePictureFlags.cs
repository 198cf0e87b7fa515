namespace PrisonOps.Decoder.Boundary;

/// <summary><c>enum keyframes_picture_flags</c> of the native boundary.</summary>
[Flags]
internal enum NativePictureFlags
{
    None = 0,

    /// <summary>The decoder concealed errors in this picture.</summary>
    Damaged = 1,
    FullRange = 2,
}
