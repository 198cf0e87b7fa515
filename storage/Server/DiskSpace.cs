namespace PrisonOps.Storage.Server;

/// <summary>Free space where the private server keeps its rows. Low: below 5 % or 2 GiB.</summary>
internal readonly record struct DiskSpace(long FreeBytes, long TotalBytes)
{
    private const long FreeBytesMin = 2L << 30;
    private const double FreeRatioMin = 0.05;

    public bool IsLow => FreeBytes < FreeBytesMin || FreeBytes < TotalBytes * FreeRatioMin;

    public static DiskSpace Of(string folder)
    {
        DriveInfo drive = new(folder);
        return new(drive.AvailableFreeSpace, drive.TotalSize);
    }
}
