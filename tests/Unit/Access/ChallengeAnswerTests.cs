using System.Security.Cryptography;
using System.Text;
using PrisonOps.Collectors.Access;

namespace PrisonOps.Tests.Unit.Access;

public sealed class ChallengeAnswerTests
{
    [Fact]
    public void A_digest_is_the_one_of_the_example_in_rfc_2617()
    {
        // Section 3.5, without qop as in RFC 2069: the same A1 and A2.
        const string challenge = "Digest realm=\"testrealm@host.com\", nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"";

        string answer = ChallengeAnswer.To([challenge], "GET", "/dir/index.html", "Mufasa", "Circle Of Life")!;

        Assert.Contains("response=\"670fd8c2df070c60b045671b8b24ff02\"", answer, StringComparison.Ordinal);
        Assert.Contains("opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quality_of_protection_is_answered_with_a_count_and_a_nonce_of_ours()
    {
        string answer = ChallengeAnswer.To(
            ["Digest realm=\"r\", nonce=\"n\", qop=\"auth,auth-int\", algorithm=SHA-256"], "DESCRIBE", "rtsp://127.0.0.1/", "user", "word")!;
        Dictionary<string, string> parts = ChallengeAnswer.Parameters(answer);

        string who = Sha256("user:r:word"), what = Sha256("DESCRIBE:rtsp://127.0.0.1/");
        Assert.Equal(Sha256($"{who}:n:00000001:{parts["cnonce"]}:auth:{what}"), parts["response"]);
    }

    [Fact]
    public void The_strongest_challenge_that_is_known_is_answered()
    {
        string[] challenges = ["Basic realm=\"b\"", "Digest realm=\"m\", nonce=\"1\"", "Digest realm=\"s\", nonce=\"2\", algorithm=SHA-256", "Digest realm=\"x\", nonce=\"3\", algorithm=SHA-512-256"];

        Assert.Contains("realm=\"s\"", ChallengeAnswer.To(challenges, "DESCRIBE", "/", "u", "p"), StringComparison.Ordinal);
        Assert.Contains("realm=\"m\"", ChallengeAnswer.To(challenges[..2], "DESCRIBE", "/", "u", "p"), StringComparison.Ordinal);
        Assert.Equal("Basic dTpw", ChallengeAnswer.To(challenges[..1], "DESCRIBE", "/", "u", "p"));
        Assert.Null(ChallengeAnswer.To(["Negotiate"], "DESCRIBE", "/", "u", "p"));
    }

    [Fact]
    public void A_comma_inside_of_quotes_belongs_to_the_value()
    {
        Dictionary<string, string> parts = ChallengeAnswer.Parameters("Digest realm=\"Gate 3, north\",nonce=\"n\" , stale=FALSE");

        Assert.Equal(("Gate 3, north", "n", "FALSE"), (parts["realm"], parts["nonce"], parts["stale"]));
    }

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
