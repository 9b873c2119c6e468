using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace CimKit.Checkpoints;

/// <summary>Runs the few instructions of the pickle machine that plain data and tensors need, and refuses the others.</summary>
/// <remarks>Functions and classes are compared by name with a short list and never looked up. Source: first principles.</remarks>
internal sealed class PickleReader(ReadOnlyMemory<byte> bytes, string entry)
{
    // 60 instructions make a tensor: enough for tens of thousands, and a bound on the memory that small objects take.
    private const int MaximumInstructions = 1 << 22;
    private const int MaximumName = 512;

    private readonly List<object?> _stack = [];
    private readonly Dictionary<uint, object?> _memo = [];
    private int _position;

    /// <summary>Bytes read so far.</summary>
    public int Position => _position;

    /// <summary>The object that the pickle describes.</summary>
    /// <exception cref="InvalidDataException">The pickle is damaged or is more than data and tensors.</exception>
    public object? Read()
    {
        for (var count = 0; count < MaximumInstructions; count++)
        {
            var opcode = Take(1)[0];
            if (opcode == '.')
                return _stack.Count == 1 ? _stack[0] : throw Wrong($"the stack must hold one object at the end; got {_stack.Count}");
            Run(opcode);
        }
        throw Wrong($"must have at most {MaximumInstructions} instructions");
    }

    private void Run(byte opcode)
    {
        switch ((char)opcode)
        {
            case '\x80': RequireProtocol(Take(1)[0]); break;
            case '\x95': Take(8); break;
            case '(': Push(PickleMark.Instance); break;
            case '0': Pop(); break;
            case '1': PopToMark(); break;
            case 'N': Push(null); break;
            case '\x88': Push(true); break;
            case '\x89': Push(false); break;
            case 'K': Push((long)Take(1)[0]); break;
            case 'M': Push((long)BinaryPrimitives.ReadUInt16LittleEndian(Take(2))); break;
            case 'J': Push((long)BinaryPrimitives.ReadInt32LittleEndian(Take(4))); break;
            case '\x8A': Push(Whole(Take(Take(1)[0]))); break;
            case 'G': Push(BinaryPrimitives.ReadDoubleBigEndian(Take(8))); break;
            case 'U' or '\x8C' or 'C': Push(Text(Take(1)[0])); break;
            case 'X' or 'T' or 'B': Push(Text(BinaryPrimitives.ReadUInt32LittleEndian(Take(4)))); break;
            case '}': Push(new PickleDictionary()); break;
            case ']': Push(new List<object?>()); break;
            case ')': Push(Array.Empty<object?>()); break;
            case 't': Push(PopToMark()); break;
            case '\x85' or '\x86' or '\x87': Push(PopMany(opcode - 0x84)); break;
            case 'd' or 'l': PushMarked(opcode); break;
            case 's': SetItems(PopMany(2)); break;
            case 'u': SetItems(PopToMark()); break;
            case 'a': Append(PopMany(1)); break;
            case 'e': Append(PopToMark()); break;
            case 'q': _memo[Take(1)[0]] = Top(); break;
            case 'r': _memo[BinaryPrimitives.ReadUInt32LittleEndian(Take(4))] = Top(); break;
            case '\x94': _memo[(uint)_memo.Count] = Top(); break;
            case 'h': Push(Recall(Take(1)[0])); break;
            case 'j': Push(Recall(BinaryPrimitives.ReadUInt32LittleEndian(Take(4)))); break;
            case 'c': Push(Global(Line(), Line())); break;
            case '\x93': PushNamedGlobal(); break;
            case 'Q': Push(PickleObjects.Storage(Pop(), Wrong)); break;
            case 'R': Reduce(); break;
            case 'b': Build(); break;
            default: throw Wrong($"instruction {PickleOpcodes.Name(opcode)} is not one that a dictionary of tensors needs, and is not run");
        }
    }

    private void Reduce()
    {
        var arguments = Pop();
        Push(PickleObjects.Call(Pop(), arguments, Wrong));
    }

    // State that Python would put into an object: PyTorch keeps version numbers there, which nobody needs.
    private void Build()
    {
        Pop();
        if (Top() is not PickleDictionary)
            throw Wrong("state (BUILD) can be given to a dictionary only");
    }

    private void PushNamedGlobal()
    {
        var (name, module) = (Pop(), Pop());
        Push(name is string called && module is string place ? Global(place, called) : throw Wrong("a function or class must be named by text"));
    }

    private PickleGlobal Global(string module, string name)
    {
        var global = new PickleGlobal($"{module}.{name}");
        return global.IsAllowed
            ? global
            : throw Wrong($"'{global.Name}' is not one of the names that a dictionary of tensors needs, and is not run");
    }

    private void PushMarked(byte opcode)
    {
        var items = PopToMark();
        Push(opcode == 'd' ? new PickleDictionary() : new List<object?>());
        if (opcode == 'd')
            SetItems(items);
        else
            Append(items);
    }

    private void SetItems(object?[] items)
    {
        if (Top() is not PickleDictionary dictionary || items.Length % 2 != 0)
            throw Wrong("pairs must go into a dictionary");
        for (var index = 0; index < items.Length; index += 2)
            dictionary.Pairs.Add((items[index], items[index + 1]));
    }

    private void Append(object?[] items)
    {
        if (Top() is not List<object?> list)
            throw Wrong("items must go into a list");
        list.AddRange(items);
    }

    private void RequireProtocol(byte protocol)
    {
        if (protocol is < 2 or > 5)
            throw Wrong($"the protocol must be 2 to 5; got {protocol}");
    }

    private object? Recall(uint key) => _memo.TryGetValue(key, out var value) ? value : throw Wrong($"nothing was stored under {key}");

    private void Push(object? value) => _stack.Add(value);

    private object? Top() => _stack.Count > 0 ? _stack[^1] : throw Wrong("the stack is empty");

    private object? Pop()
    {
        var top = Top();
        _stack.RemoveAt(_stack.Count - 1);
        return top;
    }

    private object?[] PopMany(int count)
    {
        if (_stack.Count < count)
            throw Wrong("the stack is empty");
        return PopFrom(_stack.Count - count);
    }

    private object?[] PopToMark()
    {
        var mark = _stack.LastIndexOf(PickleMark.Instance);
        if (mark < 0)
            throw Wrong("there is no mark on the stack");
        var items = PopFrom(mark + 1);
        _stack.RemoveAt(mark);
        return items;
    }

    private object?[] PopFrom(int index)
    {
        var items = _stack.GetRange(index, _stack.Count - index).ToArray();
        _stack.RemoveRange(index, _stack.Count - index);
        return items;
    }

    private static object Whole(ReadOnlySpan<byte> digits) =>
        digits.Length <= 8 ? (long)new BigInteger(digits) : new BigInteger(digits);

    private string Text(uint length) => Encoding.UTF8.GetString(Take(length));

    private string Line()
    {
        var rest = bytes.Span[_position..];
        var end = rest[..Math.Min(rest.Length, MaximumName)].IndexOf((byte)'\n');
        if (end < 0)
            throw Wrong($"a name must end within {MaximumName} bytes");
        var line = Encoding.UTF8.GetString(rest[..end]);
        _position += end + 1;
        return line;
    }

    private ReadOnlySpan<byte> Take(long count)
    {
        if (count > bytes.Length - _position)
            throw Wrong($"expected {count} more bytes; got {bytes.Length - _position}");
        var taken = bytes.Span.Slice(_position, (int)count);
        _position += (int)count;
        return taken;
    }

    private InvalidDataException Wrong(string reason) => new($"{entry}, offset {_position}: {reason}.");
}
