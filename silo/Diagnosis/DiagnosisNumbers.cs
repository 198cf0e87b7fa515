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
        return numbers.ToImmutable();

        void Add(string name, Func<PictureMeasurements, double?> number)
        {
            double[] all = [.. taken.Measurements.Select(number).OfType<double>().Order()];
            if (all.Length > 0) numbers.Add(name, Math.Round(all[all.Length / 2], 4));
        }
    }
}
