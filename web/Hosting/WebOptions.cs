using System.ComponentModel.DataAnnotations;

namespace PrisonOps.Web.Hosting;

/// <summary>How the web process listens and how long a session lives. Section "Web".</summary>
public sealed class WebOptions
{
    public const string Section = "Web";

    /// <summary>An address of this machine, or "any".</summary>
    [Required]
    public string ListenAddress { get; set; } = "any";

    /// <summary>0 takes a free port.</summary>
    [Range(0, 65535)]
    public int HttpsPort { get; set; } = 8443;

    /// <summary>A plain listener that only redirects to HTTPS; null: none.</summary>
    [Range(1, 65535)]
    public int? RedirectPort { get; set; }

    /// <summary>
    /// The customer's certificate with its chain: PEM, or PKCS#12 when the name ends in .pfx or .p12. Null: one is made and renewed under the
    /// data folder.
    /// </summary>
    public string? CertificatePath { get; set; }

    /// <summary>The key of <see cref="CertificatePath"/> as PEM; null: it is in the same file.</summary>
    public string? CertificateKeyPath { get; set; }

    /// <summary>A file whose first line is the password of a PKCS#12 file; null: it has none.</summary>
    public string? CertificatePasswordPath { get; set; }

    /// <summary>More names for the self-made certificate, beside localhost, 127.0.0.1 and the name of the machine.</summary>
    public IList<string> CertificateNames { get; } = [];

    /// <summary>Holds the self-made certificate, the key ring of sessions and, once, the first administrator's password. Mode 0700.</summary>
    [Required]
    public string DataFolder { get; set; } = "data/web";

    /// <summary>The built user interface (index.html and assets); a folder that is absent leaves only the API.</summary>
    [Required]
    public string UiFolder { get; set; } = "web/ui/dist";

    /// <summary>
    /// A font file with the characters of people's names, for the watermark of pictures. Null: the first found among those that Debian, UOS and
    /// Kylin install.
    /// </summary>
    public string? WatermarkFont { get; set; }

    /// <summary>A session ends after so long without a request. 1 minute to 12 hours.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "12:00:00")]
    public TimeSpan SessionIdle { get; set; } = TimeSpan.FromMinutes(60);

    /// <summary>A session ends after so long whatever happens. 5 minutes to 7 days.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "7.00:00:00")]
    public TimeSpan SessionMax { get; set; } = TimeSpan.FromHours(12);

    /// <summary>The same for an account that holds only machine roles (a wall): 1 hour to 366 days.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "366.00:00:00")]
    public TimeSpan MachineSessionMax { get; set; } = TimeSpan.FromDays(90);

    /// <summary>Sign-in attempts per minute and address; more are answered with 429.</summary>
    [Range(1, 100_000)]
    public int LoginsPerMinute { get; set; } = 10;

    /// <summary>Wrong passwords in a row until an account is locked.</summary>
    [Range(3, 20)]
    public int FailuresUntilLockout { get; set; } = 5;

    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan Lockout { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>PBKDF2 rounds of a password hash; 100,000 cost about 60 ms.</summary>
    [Range(1_000, 10_000_000)]
    public int PasswordRounds { get; set; } = 100_000;

    /// <summary>Make the account "admin" when there is none at all; false where accounts are seeded from a file.</summary>
    public bool CreateFirstAdministrator { get; set; } = true;

    /// <summary>Browsers on the feed that one process serves; more are refused.</summary>
    [Range(1, 100_000)]
    public int FeedClientsMax { get; set; } = 4_000;
}
