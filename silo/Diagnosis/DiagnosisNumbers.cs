using System.Collections.Immutable;
using PrisonOps.Ports.Cameras;

namespace PrisonOps.Silo.Diagnosis;

/// <summary>The measurements of an answer: the median over the keyframes, so that one of them alone does not speak for all.</summary>
internal static class DiagnosisNumbers
{
    public static ImmutableSortedDictionary<string, double> None { get; } = ImmutableSortedDictionary.Create<string, double>(StringComparer.Ordinal);

    public static ImmutableSortedDictionary<string, double> Of(KeyframeResult taken)
    {
        if (taken.Measurements.IsDefaultOrEmpty) return None;

        ImmutableSortedDictionary<string, double>.Builder numbers = None.ToBuilder();
        Add("widthPx", picture => picture.WidthPx);
        Add("heightPx", picture => picture.HeightPx);
        Add("lumaMean", picture => picture.LumaMean);
        Add("lumaStdDev", picture => picture.LumaStdDev);
        Add("lumaEntropyBits", picture => picture.LumaEntropyBits);
        Add("chromaUMean", picture => picture.ChromaUMean);
        Add("chromaVMean", picture => picture.ChromaVMean);
        Add("chromaSpread", picture => picture.ChromaSpread);
        Add("oneColourShare", picture => picture.OneColourShare);
        Add("differenceMean", picture => picture.DifferenceMean);
        Add("lumaP1", picture => picture.Signs.LumaP1);
        Add("lumaP5", picture => picture.Signs.LumaP5);
        Add("lumaP50", picture => picture.Signs.LumaP50);
        Add("lumaP95", picture => picture.Signs.LumaP95);
        Add("lumaP99", picture => picture.Signs.LumaP99);
        Add("whiteShare", picture => picture.Signs.WhiteShare);
        Add("blackShare", picture => picture.Signs.BlackShare);
        Add("edgeSharpness", picture => picture.Signs.EdgeSharpness);
        Add("edgeSharpnessCoarse", picture => picture.Signs.EdgeSharpnessCoarse);
        Add("edgeTileShare", picture => picture.Signs.EdgeTileShare);
        Add("noiseSigma", picture => picture.Signs.NoiseSigma);
        Add("chromaNoiseSigma", picture => picture.Signs.ChromaNoiseSigma);
        Add("impulseShare", picture => picture.Signs.ImpulseShare);
        Add("livingImpulseShare", picture => picture.Signs.LivingImpulseShare);
        Add("colouredShare", picture => picture.Signs.ColouredShare);
        Add("saturation", picture => picture.Signs.Saturation);
        Add("differenceQuiet", picture => picture.Signs.DifferenceQuiet);
        Add("equalShare", picture => picture.Signs.EqualShare);
        Add("coherentLines", picture => picture.Signs.CoherentLines is { Length: > 0 } lines ? lines.Max() : null);
        Add("motionX", picture => picture.Signs.Motion?.X);
        Add("motionY", picture => picture.Signs.Motion?.Y);
        Add("motionAgreeingShare", picture => picture.Signs.Motion?.AgreeingShare);
        return numbers.ToImmutable();

        void Add(string name, Func<PictureMeasurements, double?> number)
        {
            double[] all = [.. taken.Measurements.Select(number).OfType<double>().Order()];
            if (all.Length > 0) numbers.Add(name, Math.Round(all[all.Length / 2], 4));
        }
    }
}
