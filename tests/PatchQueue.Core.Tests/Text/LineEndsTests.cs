using CsCheck;
using PatchQueue.Text;

namespace PatchQueue.Tests.Text;

public sealed class LineEndsTests
{
    // Short lines and long ones, with steps of 64 bytes ending anywhere in them.
    private static readonly Gen<byte[]> Bytes = Gen.Select(Gen.Int[1, 90], Gen.Int[0, 400])
        .SelectMany((every, count) => Gen.Int[0, every].Select(die => (byte)(die == 0 ? '\n' : 'x')).Array[count]);

    [Test]
    public void Lines_end_where_a_search_for_their_newline_ends() => Bytes.Sample(bytes =>
    {
        var ends = default(LineEnds);
        for (var position = 0; position <= bytes.Length; position++)
        {
            Assert.That(ends.After(bytes, position), Is.EqualTo(EndBySearch(bytes, position)));
        }
    });

    [Test]
    public void Positions_may_come_in_any_order() =>
        Gen.Select(Bytes, Gen.Int[0, 400].Array[50]).Sample((bytes, positions) =>
        {
            var ends = default(LineEnds);
            foreach (var position in positions.Where(position => position <= bytes.Length))
            {
                Assert.That(ends.After(bytes, position), Is.EqualTo(EndBySearch(bytes, position)));
            }
        });

    private static int EndBySearch(byte[] bytes, int position)
    {
        var newline = Array.IndexOf(bytes, (byte)'\n', position);
        return newline < 0 ? bytes.Length : newline + 1;
    }
}
