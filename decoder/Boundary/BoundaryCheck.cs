using System.Text;

namespace PrisonOps.Decoder.Boundary;

/// <summary>Whether the native boundary can be used on this machine; if not, why, and what mends it.</summary>
/// <param name="Decoder">Versions of the FFmpeg libraries; "" when there are none.</param>
/// <param name="Problem">"" when all is well.</param>
internal sealed record BoundaryCheck(string Decoder, string Problem)
{
    private const string Mend =
        "To mend it: apt-get install gcc libc6-dev pkg-config libavformat-dev libavcodec-dev libavutil-dev, then dotnet build.";

    public static unsafe BoundaryCheck Run()
    {
        try
        {
            int abi = KeyframesLibrary.GetAbi();
            if (abi != KeyframesLibrary.Abi)
            {
                return new("", $"libprisonops-keyframes.so has ABI {abi}; this worker needs {KeyframesLibrary.Abi}. It is left from another build. {Mend}");
            }

            Span<byte> text = stackalloc byte[128];
            fixed (byte* first = text)
            {
                int length = KeyframesLibrary.GetVersions(first, text.Length);
                return new(Encoding.UTF8.GetString(text[..Math.Min(length, text.Length - 1)]), "");
            }
        }
        catch (DllNotFoundException missing)
        {
            return new("", $"libprisonops-keyframes.so was not built, or for another FFmpeg than is installed ({FirstLine(missing)}). {Mend}");
        }
        catch (EntryPointNotFoundException missing)
        {
            return new("", $"libprisonops-keyframes.so is not the one of this build ({FirstLine(missing)}). {Mend}");
        }
    }

    private static string FirstLine(Exception problem) => problem.Message.Split('\n', 2)[0];
}
