using System.Runtime.ExceptionServices;

namespace PatchQueue.Work;

/// <summary>Does numbered pieces of work on a few threads, one of them the caller's; who is free takes the next.</summary>
/// <param name="size">Number of threads, at least 1.</param>
public sealed class Crew(int size)
{
    /// <summary>Number of threads.</summary>
    public int Size { get; } = Math.Max(size, 1);

    /// <summary>Does the pieces 0 to <paramref name="count"/> - 1; the first failure ends all and is thrown again.</summary>
    /// <param name="count">Number of pieces.</param>
    /// <param name="work">Called with the worker's number and the piece's.</param>
    /// <param name="cancellation">Looked at before each piece.</param>
    public void Do(int count, Action<int, int> work, CancellationToken cancellation)
    {
        var next = -1;
        ExceptionDispatchInfo? failure = null;
        var threads = new Thread[Math.Min(Size, count) - 1 is var others and > 0 ? others : 0];
        for (var i = 0; i < threads.Length; i++)
        {
            var worker = i + 1;
            threads[i] = new Thread(() => Work(worker));
            threads[i].Start();
        }

        Work(0);
        foreach (var thread in threads)
        {
            thread.Join();
        }

        failure?.Throw();
        cancellation.ThrowIfCancellationRequested();

        void Work(int worker)
        {
            try
            {
                for (int piece; (piece = Interlocked.Increment(ref next)) < count && !cancellation.IsCancellationRequested;)
                {
                    work(worker, piece);
                }
            }
#pragma warning disable CA1031 // whatever it is, it must not end the process from a thread of ours: the caller gets it
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(exception), null);
                Interlocked.Exchange(ref next, int.MaxValue / 2);
            }
        }
    }
}
