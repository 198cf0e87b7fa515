using PrisonOps.Storage.Samples;

namespace PrisonOps.Tests.Storage.Samples;

/// <summary>Pure: no database is asked.</summary>
public sealed class StepBudgetTests
{
    private readonly StepBudget budget = new(first: 1000, min: 100, max: 8000);

    [Fact]
    public void A_slow_step_makes_the_next_one_smaller_down_to_the_least()
    {
        budget.Learn(1000, TimeSpan.FromMilliseconds(300));
        Assert.Equal(500, budget.Amount);

        for (int step = 0; step < 10; step++) budget.Learn(500, TimeSpan.FromSeconds(3));
        Assert.Equal(100, budget.Amount);
    }

    [Fact]
    public void A_quick_step_makes_the_next_one_larger_up_to_the_most()
    {
        budget.Learn(1000, TimeSpan.FromMilliseconds(50));
        Assert.Equal(2000, budget.Amount);

        for (int step = 0; step < 10; step++) budget.Learn(budget.Amount, TimeSpan.FromMilliseconds(1));
        Assert.Equal(8000, budget.Amount);
    }

    [Fact]
    public void A_step_that_found_little_to_do_teaches_nothing()
    {
        budget.Learn(30, TimeSpan.FromMilliseconds(1));

        Assert.Equal(1000, budget.Amount);
    }
}
