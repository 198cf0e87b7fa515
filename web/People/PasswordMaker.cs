using System.Security.Cryptography;

namespace PrisonOps.Web.People;

/// <summary>Makes first passwords: 16 characters of all four classes, without those that are taken for another when read aloud or copied.</summary>
internal static class PasswordMaker
{
    private const int Length = 16;
    private const string Upper = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const string Lower = "abcdefghijkmnpqrstuvwxyz";
    private const string Digits = "23456789";
    private const string Symbols = "-+=%#?!";

    public static string Make()
    {
        char[] made = new char[Length];
        string[] classes = [Upper, Lower, Digits, Symbols];
        for (int i = 0; i < classes.Length; i++) made[i] = Pick(classes[i]);
        for (int i = classes.Length; i < Length; i++) made[i] = Pick(Upper + Lower + Digits);
        RandomNumberGenerator.Shuffle<char>(made);

        // A leading symbol would be read as an option on a command line and as a formula in a spreadsheet.
        int letter = Array.FindIndex(made, char.IsAsciiLetter);
        (made[0], made[letter]) = (made[letter], made[0]);
        return new(made);
    }

    private static char Pick(string from) => from[RandomNumberGenerator.GetInt32(from.Length)];
}
