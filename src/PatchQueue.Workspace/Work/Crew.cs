using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace PatchQueue.Work;

/// <summary>Does numbered pieces of work on a few threads, one of them the caller's; who is free takes the next.</summary>
/// <param name="size">Number of threads, at least 1.</param>
public sealed class Crew(int size)
{
    private const int Batch = 512;

    /// <summary>Number of threads.</summary>
    public int Size { get; } = Math.Max(size, 1);

    /// <summary>Makes values, so small each that a thread takes many of them at a time.</summary>
    /// <param name="count">Their number.</param>
    /// <param name="make">Makes the one at a place, from 0; safe to call from several threads.</param>
    public ImmutableArray<T> Map<T>(int count, Func<int, T> make)
    {
        var values = new T[count];
        Do((count + Batch - 1) / Batch, (_, batch) => Fill(batch * Batch), CancellationToken.None);
        return ImmutableCollectionsMarshal.AsImmutableArray(values);

        void Fill(int first)
        {
            for (var i = first; i < Math.Min(first + Batch, count); i++)
            {
                values[i] = make(i);
            }
        }
    }

    /// <summary>Finds two values at the same time.</summary>
    public (TOne One, TOther Other) Both<TOne, TOther>(Func<TOne> one, Func<TOther> other)
    {
        var (first, second) = (default(TOne)!, default(TOther)!);
        Do(2, (_, piece) => Find(isFirst: piece == 0), CancellationToken.None);
        return (first, second);

        void Find(bool isFirst)
        {
            if (isFirst)
            {
                first = one();
            }
            else
            {
                second = other();
            }
        }
    }

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
