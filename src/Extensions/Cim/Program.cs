Console.WriteLine("cim");
