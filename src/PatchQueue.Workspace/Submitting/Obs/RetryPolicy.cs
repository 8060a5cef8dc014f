namespace PatchQueue.Submitting;

/// <summary>How often a request is sent again to a server that does not answer, and after how long.</summary>
/// <param name="Times">How often; 0 for never.</param>
/// <param name="First">The first wait; each one after it is twice as long.</param>
/// <param name="Tell">Is told why there is a wait, and how long it is; null for nobody.</param>
public sealed record RetryPolicy(int Times, TimeSpan First, Action<string, TimeSpan>? Tell = null)
{
    // Twice as long so often, and more is not to be counted any more.
    private const int MostDoublings = 16;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>Waits.</summary>
    /// <param name="tried">How often the request was sent, from 1.</param>
    /// <param name="fault">Why it is sent again.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    internal void Wait(int tried, string fault, CancellationToken cancellation)
    {
        var wait = First * Math.Pow(2, Math.Min(tried - 1, MostDoublings));
        wait = wait < Longest ? wait : Longest;
        Tell?.Invoke(fault, wait);
        cancellation.WaitHandle.WaitOne(wait);
        cancellation.ThrowIfCancellationRequested();
    }
}
