namespace PrisonOps.AgentSimulator.Mib;

/// <summary>
/// A value that moves: a slow swing around a mean and a little noise, the same for the same seed and time, so that a run can be repeated.
/// </summary>
internal sealed record Wave(double Mean, double Swing, TimeSpan Period, double Noise, int Seed)
{
    private const double NoiseStepSeconds = 5;

    private double Phase => Seed % 628 / 100.0;

    public double At(TimeSpan time) =>
        Mean + (Swing * Math.Sin((2 * Math.PI * (time / Period)) + Phase)) + (Noise * NoiseAt((long)(time.TotalSeconds / NoiseStepSeconds)));

    /// <summary>What has come together since the start when the wave is a rate per second; never falls as long as the swing stays below the mean.</summary>
    public double SumUntil(TimeSpan time)
    {
        double swung = Swing * Period.TotalSeconds / (2 * Math.PI) * (Math.Cos(Phase) - Math.Cos((2 * Math.PI * (time / Period)) + Phase));
        return (Mean * time.TotalSeconds) + swung;
    }

    /// <summary>Between -1 and 1, by mixing seed and step (the finaliser of MurmurHash3).</summary>
    private double NoiseAt(long step)
    {
        ulong mixed = (ulong)((step * 1_000_003) + Seed);
        mixed = (mixed ^ (mixed >> 33)) * 0xFF51AFD7ED558CCD;
        mixed = (mixed ^ (mixed >> 33)) * 0xC4CEB9FE1A85EC53;
        return (((mixed >> 11) * (1.0 / (1L << 53))) * 2) - 1;
    }
}
