namespace PrisonOps.Benchmarks.Video;

internal sealed record VideoClip(string Codec, string Path, int Keyframes);
