"""The public kernel test suite against the kernel cim-csharp. Every sample is filled in; what cannot apply says why."""
import sys
import unittest

import jupyter_kernel_test as suite


class CimKernelTests(suite.KernelTests):
    kernel_name = "cim-csharp"
    language_name = "C#"
    file_extension = ".cs"
    code_hello_world = 'Console.WriteLine("hello, world");'
    code_stderr = 'Console.Error.WriteLine("to stderr");'
    completion_samples = [
        {"text": "Console.WriteL", "matches": {"WriteLine"}},
        {"text": "Math.Sqr", "matches": {"Sqrt"}},
    ]
    complete_code_samples = ["1 + 1", 'Console.WriteLine("x");', "int Twice(int x) => 2 * x;", "for (var i = 0; i < 3; i++) { }"]
    incomplete_code_samples = ["for (var i = 0; i < 3; i++)\n{", "var x = (1 +", "class A {"]
    invalid_code_samples = ["var x = ]1;", "1 + ) 2"]
    code_generate_error = 'throw new Exception("sample error");'
    code_execute_result = [
        {"code": "1 + 1", "result": "2"},
        {"code": "6 * 7", "result": "42"},
        {"code": '"a" + "b"', "result": "ab"},
        {"code": "Math.Max(3, 4)", "result": "4"},
    ]
    code_display_data = [
        {"code": 'display("shown");', "mime": "text/plain"},
        {"code": 'display(HTML("<b>bold</b>"));', "mime": "text/html"},
    ]
    code_history_pattern = "6 ?*7"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Math.Sqrt"
    code_clear_output = "clear_output();"

    def test_pager(self):
        self.skipTest("no pager: help comes by inspect_request, and the pager payload is deprecated in the protocol")


if __name__ == "__main__":
    loader = unittest.TestLoader().loadTestsFromTestCase(CimKernelTests)
    result = unittest.TextTestRunner(verbosity=2).run(loader)
    for test, reason in result.skipped:
        print(f"skipped: {test.id()}: {reason}")
    unexplained = [test for test, reason in result.skipped if not reason]
    sys.exit(0 if result.wasSuccessful() and not unexplained else 1)
