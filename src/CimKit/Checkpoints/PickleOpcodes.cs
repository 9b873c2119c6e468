namespace CimKit.Checkpoints;

/// <summary>Names of the pickle machine's instructions that are refused, for messages.</summary>
internal static class PickleOpcodes
{
    public static string Name(byte opcode) => (char)opcode switch
    {
        'P' => "PERSID (object by text identifier)",
        'i' => "INST (make an object)",
        'o' => "OBJ (make an object)",
        '\x81' => "NEWOBJ (make an object)",
        '\x92' => "NEWOBJ_EX (make an object)",
        '\x82' or '\x83' or '\x84' => "EXT (registered object)",
        '\x93' => "STACK_GLOBAL (function or class by computed name)",
        '\x96' => "BYTEARRAY8",
        '\x97' or '\x98' => "BUFFER (out-of-band data)",
        '\x8F' or '\x90' or '\x91' => "SET",
        'S' or 'V' or 'I' or 'L' or 'F' => "an instruction of the text protocol",
        _ => $"0x{opcode:X2}",
    };
}
