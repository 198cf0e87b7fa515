namespace PrisonOps.Analyzers.Cameras;

/// <summary>The number of one rank, without putting the others in order (C. A. R. Hoare, Algorithm 65: Find, 1961).</summary>
internal static class Ranking
{
    /// <summary>What would stand at <paramref name="rank"/> if the numbers were sorted; they change places.</summary>
    public static float Of(Span<float> numbers, int rank)
    {
        int first = 0, last = numbers.Length - 1;
        while (first < last)
        {
            float pivot = numbers[(first + last) / 2];
            int low = first, high = last;
            while (low <= high)
            {
                while (numbers[low] < pivot) low++;
                while (numbers[high] > pivot) high--;
                if (low > high) break;
                (numbers[low], numbers[high]) = (numbers[high], numbers[low]);
                low++;
                high--;
            }

            if (rank <= high) last = high;
            else if (rank >= low) first = low;
            else break;
        }

        return numbers[rank];
    }
}
